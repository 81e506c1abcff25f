// The preview: an edit changes the open page by itself, a fault stands over the last
// good page, and mending it takes the fault away.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { browser, copySite, infobank, open, today } from './kit.mjs'

let chromium, site, preview, url

before(async () => {
  chromium = await browser()
  site = copySite()
  preview = spawn(infobank(), ['--site', site, '--date', today, 'serve', '--port', '0'], { stdio: ['ignore', 'ignore', 'pipe'] })
  url = await new Promise((done, fail) => {
    let said = ''
    preview.stderr.on('data', (text) => {
      said += text
      const address = said.match(/http:\/\/\S+/)
      if (address) done(address[0])
    })
    preview.on('exit', () => fail(new Error('the preview ended: ' + said)))
  })
})
after(async () => {
  preview.removeAllListeners('exit')
  preview.kill()
  await chromium.close()
})

test('an edit, a fault and its mending are seen in the open page', async () => {
  const { page, context } = await open(chromium)
  const file = join(site, 'content/offers/repair-cafe.md')
  const text = readFileSync(file, 'utf8')
  await page.goto(url + 'offers/repair-cafe/')
  const name = await page.textContent('h1')
  writeFileSync(file, text.replace(/name: .*/, 'name: A new name for it'))
  await page.waitForSelector('h1:has-text("A new name for it")', { timeout: 15000 })

  writeFileSync(file, text.replace(/name: .*/, 'name: <script>: broken'))
  const overlay = () => page.evaluate(() => document.documentElement.innerHTML.length && Array.from(document.querySelectorAll('*')).map((e) => (e.shadowRoot ? e.shadowRoot.textContent : '')).join(''))
  for (let i = 0; i < 100 && !/repair-cafe\.md/.test(await overlay()); i++) await page.waitForTimeout(100)
  assert.match(await overlay(), /repair-cafe\.md:2/)
  assert.match(await page.textContent('h1'), /A new name for it/, 'the last good page stays below')

  writeFileSync(file, text)
  await page.waitForFunction((name) => document.querySelector('h1').textContent === name, name, { timeout: 15000 })
  assert.doesNotMatch(await overlay(), /repair-cafe\.md/)
  await context.close()
})
