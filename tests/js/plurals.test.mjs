// The categories of numbers that the Rust side gives are those that browsers have.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { vectors } from './module.mjs'

test('numbers have the categories that are in the shared cases', () => {
  for (const [language, cases] of Object.entries(vectors('plurals.json'))) {
    const rules = new Intl.PluralRules(language)
    for (const [number, wanted] of Object.entries(cases)) {
      assert.equal(rules.select(Number(number)), wanted, `${language} ${number}`)
    }
  }
})
