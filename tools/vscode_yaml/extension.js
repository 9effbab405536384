// Stands in for the extension "YAML" (redhat.vscode-yaml) in the pictures: the same language server, no more.
const path = require('node:path');
const { LanguageClient, TransportKind } = require('vscode-languageclient/node');

let client;

exports.activate = () => {
  const module = path.join(__dirname, 'node_modules/yaml-language-server/out/server/src/server.js');
  const server = { module, transport: TransportKind.ipc };
  client = new LanguageClient('yaml', 'YAML', { run: server, debug: server }, {
    documentSelector: [{ language: 'yaml' }],
    synchronize: { configurationSection: ['yaml', '[yaml]', 'editor', 'files', 'http'] },
  });
  return client.start();
};

exports.deactivate = () => client?.stop();
