/** The element without a browser: on a server, and whether its manifest and its types tell what the code does. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';

import * as built from '../../dist/element.js';
import { root } from '../../scripts/steps.mjs';

const { NutgrafSummaryElement, TargetError } = built;
const manifest = JSON.parse(readFileSync(join(root, 'custom-elements.json'), 'utf8'));
const [module] = manifest.modules;
const [told] = module.declarations;

/** @param {{ name: string }[]} list */
const names = (list) => list.map(({ name }) => name).sort();

/** All of the element's source. */
const source = readdirSync(join(root, 'js'))
  .filter((name) => /^element.*\.js$/.test(name))
  .map((name) => readFileSync(join(root, 'js', name), 'utf8'))
  .join('\n');

const FILE = join(root, 'js', 'element.d.ts');
const program = ts.createProgram([FILE], { strict: true, lib: ['lib.es2024.d.ts', 'lib.dom.d.ts'] });
const checker = program.getTypeChecker();
const typed = checker.getExportsOfModule(/** @type {ts.Symbol} */ (checker.getSymbolAtLocation(/** @type {ts.SourceFile} */ (program.getSourceFile(FILE)))));

/**
 * The members that a type of `element.d.ts` declares itself.
 * @param {string} name
 */
function declared(name) {
  const symbol = typed.find((symbol) => symbol.name === name);
  return [...(symbol?.members?.keys() ?? [])].map(String).sort();
}

test('importing it on a server does nothing, and throws nothing', () => {
  assert.equal(globalThis.HTMLElement, undefined);
  assert.equal(typeof NutgrafSummaryElement, 'function');
  assert.ok(new TargetError() instanceof Error);
});

test('the manifest is of the schema, and says where the element is', () => {
  const exports = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  assert.equal(manifest.schemaVersion, '1.0.0');
  assert.equal(exports.customElements, 'custom-elements.json');
  assert.equal(exports.exports['./custom-elements.json'], './custom-elements.json');
  assert.equal(`./${module.path}`, exports.exports['./element'].default);
  assert.deepEqual(names(module.exports), [...Object.keys(built), told.tagName].sort());
  for (const { declaration } of module.exports) {
    assert.ok(module.declarations.some((/** @type {any} */ { name }) => name === declaration.name));
    assert.equal(declaration.module, module.path);
  }
});

test('the manifest tells the attributes and properties that the code has', () => {
  assert.deepEqual(names(told.attributes), [...NutgrafSummaryElement.observedAttributes].sort());
  const callbacks = ['constructor', 'connectedCallback', 'disconnectedCallback', 'attributeChangedCallback', 'focus'];
  const { prototype } = NutgrafSummaryElement;
  const properties = { ...Object.getOwnPropertyDescriptors(Object.getPrototypeOf(prototype)), ...Object.getOwnPropertyDescriptors(prototype) };
  const own = Object.keys(properties).filter((name) => !callbacks.includes(name)).sort();
  const fields = told.members.filter((/** @type {any} */ { static: isStatic }) => !isStatic);
  assert.deepEqual(names(fields), own);
  assert.deepEqual(declared('NutgrafSummaryElement'), own);
  for (const { name, attribute, readonly = false } of fields) {
    const { set } = properties[name];
    assert.equal(set === undefined, readonly, name);
    if (attribute) assert.equal(told.attributes.find((/** @type {any} */ other) => other.name === attribute)?.fieldName, name);
  }
  const members = told.members.filter((/** @type {any} */ { static: isStatic }) => isStatic);
  for (const { name } of members) assert.ok(name in NutgrafSummaryElement, name);
});

test('the manifest tells the events, states and custom properties that the code has', () => {
  const events = [...source.matchAll(/#tell\('(\w+)'/g)].map(([, name]) => `nutgraf-${name}`);
  assert.deepEqual(names(told.events), [...new Set(events)].sort());
  assert.deepEqual(declared('NutgrafEvents'), names(told.events));
  const states = /@typedef \{([^}]+)\} State /.exec(source)?.[1].match(/\w+/g);
  assert.deepEqual(names(told.cssStates), states?.sort());
  const properties = [...source.matchAll(/var\((--nutgraf-[\w-]+)/g)].map(([, name]) => name);
  assert.deepEqual(names(told.cssProperties), [...new Set(properties)].sort());
});

test('every language says all there is to say', () => {
  const { en, ...others } = NutgrafSummaryElement.words;
  for (const [code, words] of Object.entries(others)) {
    assert.deepEqual(Object.keys(words), Object.keys(en), code);
    for (const [name, text] of Object.entries(words)) {
      assert.equal(/\{\w+\}/.exec(text)?.[0], /\{\w+\}/.exec(en[/** @type {keyof typeof en} */ (name)])?.[0], `${code}: ${name}`);
    }
  }
});
