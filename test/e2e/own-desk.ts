import { type Desk, expect as expectAtOnce, openDeskOn, test } from './desk-test.ts'

/** A slow machine is no fault. */
export const expect = expectAtOnce.configure({ timeout: 15_000 })

/**
 * A desk that the tests of one file have to themselves, on a folder without a workspace: for imports that would show in the tests of others.
 * It is opened before the first test and goes with its folder behind the last.
 * @returns the desk, to be asked for inside a test
 */
export function useOwnDesk(): () => Desk {
  let desk: Desk | undefined
  test.beforeAll(async () => {
    desk = await openDeskOn(test.info().project.name)
  })
  test.afterAll(() => desk?.close())
  return () => {
    if (desk === undefined) throw new Error('useOwnDesk: got asked before the first test, wanted inside one')
    return desk
  }
}

/** Loads the page anew, as after calls beside it, and goes to the screen where files are dropped. */
export async function showData({ page }: Desk): Promise<void> {
  await page.reload()
  await page.goto(new URL('#/data', page.url()).href)
  await page.locator('[data-screen="data"]').waitFor()
}
