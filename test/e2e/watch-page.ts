import type { Page } from 'playwright-core'

/** What must stay empty whatever is done on a page. */
export interface Watched {
  /** Policy violations since the document began, by directive and source. */
  violations(): Promise<string[]>
  readonly consoleErrors: readonly string[]
  readonly pageErrors: readonly string[]
}

/** Begins to watch a page from its first script on: the document is loaded again. */
export async function watchPage(page: Page): Promise<Watched> {
  const consoleErrors: string[] = []
  const pageErrors: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') consoleErrors.push(message.text())
  })
  page.on('pageerror', (error) => pageErrors.push(String(error)))
  await page.addInitScript(() => {
    const violations: string[] = []
    Object.defineProperty(globalThis, 'watchedViolations', { value: violations })
    document.addEventListener('securitypolicyviolation', (event) =>
      violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`),
    )
  })
  await page.reload()
  await page.locator('[data-screen]:not([data-screen=opening])').first().waitFor()
  return {
    consoleErrors,
    pageErrors,
    violations: () => page.evaluate(() => [...(globalThis as unknown as { watchedViolations: string[] }).watchedViolations]),
  }
}
