/**
 * Writes src/generated/: types of requests and answers from the services' OpenAPI documents, completed by openapi.yaml, and types of the
 * stream's frames from docs/asyncapi.yaml.
 *
 *   npm run generate -- --from http://127.0.0.1:8080   the documents of a running suite
 *   npm run generate -- --from DIRECTORY               wallet.json, gift.json, room.json and payout.json in a directory
 *   npm run generate                                   the stream's types only
 *
 * With --check nothing is written; the exit code says whether it would have changed anything.
 */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import openapiTS, { astToString } from "openapi-typescript";
import { parse } from "yaml";
import { complete } from "./complete.mjs";

/** In the order of their ports, which follow the gateway's. */
const SERVICES = ["wallet", "gift", "room", "payout"];

const here = fileURLToPath(new URL("..", import.meta.url));

async function yaml(path) {
  return parse(await readFile(join(here, path), "utf8"));
}

async function document(from, service) {
  if (!from.startsWith("http")) {
    return JSON.parse(await readFile(join(from, `${service}.json`), "utf8"));
  }
  const url = new URL("/q/openapi?format=json", from);
  url.port = String(Number(url.port) + 1 + SERVICES.indexOf(service));
  const response = await fetch(url);
  if (!response.ok) {
    throw new Error(`${url} answers ${response.status}`);
  }
  return response.json();
}

/** AsyncAPI's schemas are JSON Schema, as OpenAPI's are. */
async function stream() {
  const { components } = await yaml("../../docs/asyncapi.yaml");
  return { openapi: "3.1.0", info: { title: "", version: "" }, paths: {}, components: { schemas: components.schemas } };
}

/** Whether the file is as it should be. */
async function put(name, source, document, check) {
  const types = astToString(await openapiTS(JSON.stringify(document), { alphabetize: true }));
  const text = `/* From ${source}, by scripts/generate.mjs. */\n\n${types}`;
  const path = join(here, "src", "generated", `${name}.ts`);
  const kept = await readFile(path, "utf8").catch(() => "");
  if (kept === text) {
    return true;
  }
  if (check) {
    console.error(`src/generated/${name}.ts is not what its source says: run npm run generate`);
    return false;
  }
  await writeFile(path, text);
  return true;
}

const { values } = parseArgs({ options: { from: { type: "string" }, check: { type: "boolean", default: false } } });
const fresh = [await put("stream", "docs/asyncapi.yaml", await stream(), values.check)];
if (values.from !== undefined) {
  const completion = await yaml("openapi.yaml");
  for (const service of SERVICES) {
    const whole = complete(await document(values.from, service), completion[service] ?? {});
    fresh.push(await put(service, `the OpenAPI document of ${service}-service`, whole, values.check));
  }
}
process.exitCode = fresh.every(Boolean) ? 0 : 1;
