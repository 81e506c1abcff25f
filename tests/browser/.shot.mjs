import { browser, build, copySite, host, open } from '/work/wt-e-times/tests/browser/kit.mjs'
const chromium = await browser()
const place = await host(build(copySite()))
const list = process.argv.slice(2)
for (const spec of list) {
  const [path, width, scheme] = spec.split('@')
  const { page, context, seen } = await open(chromium, { viewport: { width: +(width||360), height: 800 }, colorScheme: scheme||'light', timezoneId: 'America/New_York' })
  await page.clock.setFixedTime(new Date('2026-11-24T11:45:00Z'))
  await page.goto(place.url + path)
  await page.waitForLoadState('networkidle')
  await page.screenshot({ path: `/tmp/e-${path.replace(/\W+/g,'_')}-${width||360}-${scheme||'light'}.png`, fullPage: true })
  if (seen.errors.length) console.log(path, seen.errors)
  await context.close()
}
await chromium.close(); place.close()
