// Reads {schema, manifests: {name: manifest}} and prints a line for each
// manifest that Slack's schema refuses.
const Ajv = require('ajv').default;
const input = JSON.parse(require('fs').readFileSync(0, 'utf8'));
const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(input.schema);
for (const [name, manifest] of Object.entries(input.manifests)) {
  if (!validate(manifest)) {
    console.log(`${name}: ${validate.errors.map((e) => `${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`).join('; ')}`);
  }
}
