/** The keys that come out are the keys that `src/types.d.ts` declares. */
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import ts from 'typescript';

import * as built from '../../dist/node.js';
import { ARTICLES } from './fixtures.mjs';

const FILE = fileURLToPath(new URL('../../src/types.d.ts', import.meta.url));
const program = ts.createProgram([FILE], { strict: true, exactOptionalPropertyTypes: true });
const checker = program.getTypeChecker();
const source = program.getSourceFile(FILE);
assert.ok(source);
const exported = checker.getExportsOfModule(/** @type {ts.Symbol} */ (checker.getSymbolAtLocation(source)));

/** @param {string} name */
function declared(name) {
  const symbol = exported.find((symbol) => symbol.name === name);
  assert.ok(symbol, `${name} is not declared`);
  return checker.getDeclaredTypeOfSymbol(symbol);
}

/**
 * What in a value is not as declared, as paths with what is wrong.
 * @param {unknown} value
 * @param {ts.Type} type
 * @param {string} path
 * @param {Set<string>} seen Gets every declared path that the value has.
 * @returns {string[]}
 */
function differences(value, type, path, seen) {
  seen.add(path);
  if (Array.isArray(value)) {
    const [element] = checker.getTypeArguments(/** @type {ts.TypeReference} */ (type));
    if (!element) return [`${path} is an array`];
    return value.flatMap((item) => differences(item, element, `${path}[]`, seen));
  }
  if (value !== null && typeof value === 'object') return objectDifferences(value, type, path, seen);
  const literal = checker.typeToString(literalType(value));
  return checker.isTypeAssignableTo(literalType(value), type) ? [] : [`${path} is ${literal}, not ${checker.typeToString(type)}`];
}

/**
 * @param {object} value
 * @param {ts.Type} type
 * @param {string} path
 * @param {Set<string>} seen
 */
function objectDifferences(value, type, path, seen) {
  const properties = checker.getPropertiesOfType(checker.getNonNullableType(type));
  const missing = properties
    .filter(({ name, flags }) => !(flags & ts.SymbolFlags.Optional) && !Object.hasOwn(value, name))
    .map(({ name }) => `${path}.${name} is missing`);
  const others = Object.entries(value).flatMap(([key, inner]) => {
    const property = properties.find(({ name }) => name === key);
    if (!property) return [`${path}.${key} is not declared`];
    return differences(inner, checker.getNonNullableType(checker.getTypeOfSymbol(property)), `${path}.${key}`, seen).filter(
      // A null is checked against the type that still has it.
      () => inner !== null || !checker.isTypeAssignableTo(checker.getNullType(), checker.getTypeOfSymbol(property)),
    );
  });
  return [...missing, ...others];
}

/** @param {unknown} value */
function literalType(value) {
  switch (typeof value) {
    case 'string':
      return checker.getStringLiteralType(value);
    case 'number':
      return checker.getNumberLiteralType(value);
    case 'boolean':
      return value ? checker.getTrueType() : checker.getFalseType();
    default:
      return value === null ? checker.getNullType() : checker.getUndefinedType();
  }
}

/** @type {Set<string>} */
const seen = new Set();

for (const { name, text } of ARTICLES) {
  test(`${name}: an analysis is as declared`, async () => {
    const analysis = await built.analyze(text, { explain: true, focus: 'board direktur', title: 'Harbour' });
    assert.deepEqual(differences(analysis, declared('Analysis'), 'analysis', seen), []);
  });

  test(`${name}: a summary is as declared`, async () => {
    assert.deepEqual(differences(await built.summarize(text), declared('Summary'), 'summary', seen), []);
  });
}

test('the articles bring out the parts of an analysis that matter', () => {
  for (const path of ['sentences[].boilerplate', 'sentences[].because[].part', 'keyPoints[].spans[].start', 'focus.matched']) {
    assert.ok(seen.has(`analysis.${path}`), `no article has ${path}`);
  }
});

test('a wrong key, a missing key and a wrong value are noticed', () => {
  const type = declared('Summary');
  const good = { text: 'a', sentences: ['a'], spans: [{ start: 0, end: 1 }], words: 1 };
  assert.deepEqual(differences(good, type, 's', new Set()), []);
  assert.deepEqual(differences({ ...good, more: 1 }, type, 's', new Set()), ['s.more is not declared']);
  assert.deepEqual(differences({ ...good, words: 'one' }, type, 's', new Set()), ['s.words is "one", not number']);
  const { words, ...less } = good;
  assert.equal(words, 1);
  assert.deepEqual(differences(less, type, 's', new Set()), ['s.words is missing']);
});

test('the package exports what is declared, for the browser and for Node', async () => {
  const names = exported.filter(({ flags }) => flags & ts.SymbolFlags.Value).map(({ name }) => name);
  assert.deepEqual(Object.keys(built).sort(), names.sort());
  const browser = await import('../../dist/index.js');
  assert.deepEqual(Object.keys(browser).sort(), names.sort());
});
