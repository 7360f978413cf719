import { describe, expect, it } from 'vitest'
import { missingPackages, provideTestTools } from '../../tools/test-tools.ts'

const INSTALL = 'apt-get install -y --no-install-recommends poppler-utils'
const DEBIAN = { isLinux: true, isRoot: true, hasAptGet: true }

describe('what the tests need', () => {
  it('is named by the packages of what is missing, in their order', () => {
    const tools = [
      { packages: ['a'], isThere: () => false },
      { packages: ['b'], isThere: () => true },
      { packages: ['c', 'd'], isThere: () => false },
    ]
    expect(missingPackages(tools)).toEqual(['a', 'c', 'd'])
  })

  it('is installed on Debian as root, after an update of the lists where that is needed', () => {
    const said: string[] = []
    let isThere = false
    const run = (words: readonly string[]): boolean => {
      said.push(words.join(' '))
      isThere = said.length === 3
      return said.length !== 1
    }
    expect(provideTestTools(() => (isThere ? [] : ['poppler-utils']), run, DEBIAN)).toBeNull()
    expect(said).toEqual([INSTALL, 'apt-get update', INSTALL])
  })

  it.each([
    ['could not be installed', DEBIAN, INSTALL],
    ['may not be', { ...DEBIAN, isRoot: false }, `sudo ${INSTALL}`],
    ['cannot be', { ...DEBIAN, hasAptGet: false }, INSTALL],
  ])('is said with the command to type where it %s', (_, machine, command) => {
    expect(
      provideTestTools(
        () => ['poppler-utils'],
        () => false,
        machine,
      ),
    ).toBe(`The tests need poppler-utils. Install it: ${command}`)
  })

  it('is asked for on Linux only', () => {
    expect(
      provideTestTools(
        () => ['poppler-utils'],
        () => false,
        { ...DEBIAN, isLinux: false },
      ),
    ).toBeNull()
  })
})
