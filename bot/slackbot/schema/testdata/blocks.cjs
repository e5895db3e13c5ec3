// Reads {name: [block, …]} and prints a line for each block that is none of
// Slack's known ones, by the JSON schema of Slack's own types.
const tsj = require('ts-json-schema-generator');
const Ajv = require('ajv').default;
const path = require.resolve('@slack/types/package.json').replace('package.json', 'dist/index.d.ts');
const schema = tsj.createGenerator({ path, type: 'KnownBlock', skipTypeCheck: true, additionalProperties: false, expose: 'all', topRef: true })
  .createSchema('KnownBlock');
const ajv = new Ajv({ strict: false, allErrors: true });
ajv.addSchema(schema, 'types');
// Each block against the type of its own name, so that the errors are its own.
const names = { data_table: 'DataTableBlock', rich_text: 'RichTextBlock', section: 'SectionBlock', header: 'HeaderBlock', context: 'ContextBlock',
  actions: 'ActionsBlock', context_actions: 'ContextActionsBlock', divider: 'DividerBlock', input: 'InputBlock' };
const input = JSON.parse(require('fs').readFileSync(0, 'utf8'));
for (const [name, blocks] of Object.entries(input)) {
  blocks.forEach((block, i) => {
    const validate = names[block.type] && ajv.getSchema(`types#/definitions/${names[block.type]}`);
    if (!validate) {
      console.log(`${name}: block ${i + 1}: no type for ${block.type}`);
    } else if (!validate(block)) {
      const e = validate.errors[0];
      console.log(`${name}: block ${i + 1} (${block.type}): ${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`);
    }
  });
}
