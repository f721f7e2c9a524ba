import assert from "node:assert/strict";
import { test } from "node:test";
import { uuid7 } from "../src/uuid.js";

test("is a UUID of version 7 that begins with the time", () => {
  const id = uuid7(0x0123_4567_89ab);
  assert.match(id, /^01234567-89ab-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.notEqual(id, uuid7(0x0123_4567_89ab));
});
