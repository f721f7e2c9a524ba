/** What operators and payment providers do is no app's business. */
const NOT_FOR_APPS = /^\/v1\/(admin|webhooks)\//;

/**
 * A service's document with what it leaves out: schemas of answers, and which members are always there. Whatever is said twice, or of
 * something that is not in the document, is a mistake.
 */
export function complete(document, { answers = {}, schemas = {}, replaced = {}, required = {} }) {
  const all = document.components.schemas;
  for (const path of Object.keys(document.paths).filter((path) => NOT_FOR_APPS.test(path))) {
    delete document.paths[path];
  }
  for (const [name, schema] of Object.entries(schemas)) {
    expect(!(name in all), `the document has a schema ${name} of its own`);
    all[name] = schema;
  }
  for (const [name, schema] of Object.entries(replaced)) {
    expect(all[name] !== undefined && all[name].type !== schema.type, `the document has no schema ${name}, or of that type already`);
    all[name] = schema;
  }
  for (const [operation, name] of Object.entries(answers)) {
    const [method, path] = operation.split(" ");
    const media = document.paths[path]?.[method]?.responses?.["200"]?.content?.["application/json"];
    expect(media !== undefined, `the document has no answer of ${operation}`);
    expect(Object.keys(media.schema ?? {}).length === 0, `the document says what ${operation} answers`);
    expect(name in all, `there is no schema ${name}`);
    media.schema = { $ref: `#/components/schemas/${name}` };
  }
  for (const [name, members] of Object.entries(required)) {
    const schema = all[name];
    expect(schema !== undefined && schema.required === undefined, `the document has no schema ${name}, or it says what is required`);
    expect(members.every((member) => member in schema.properties), `${name} lacks one of ${members}`);
    schema.required = members;
  }
  for (const page of Object.values(all).filter(({ properties }) => properties?.items && properties.nextPageToken)) {
    page.required ??= ["items"];
  }
  keepReachable(document);
  return document;
}

/** Without the schemas that nothing refers to any more. */
function keepReachable(document) {
  const all = document.components.schemas;
  const reached = new Set();
  const visit = (node) => {
    for (const [, name] of JSON.stringify(node).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (!reached.has(name)) {
        reached.add(name);
        visit(all[name]);
      }
    }
  };
  visit(document.paths);
  document.components.schemas = Object.fromEntries(Object.entries(all).filter(([name]) => reached.has(name)));
}

function expect(condition, message) {
  if (!condition) {
    throw new Error(`openapi.yaml: ${message}`);
  }
}
