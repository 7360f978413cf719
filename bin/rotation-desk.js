#!/usr/bin/env node
import { existsSync } from 'node:fs'

// The command line, from wherever it is called: built first when the sources are newer.
const root = new URL('..', import.meta.url)
const hasSources = existsSync(new URL('src', root))
// The sources are built by scripts that Node runs as they are; the built program alone is content with an older one.
if (Number(process.versions.node.split('.')[0]) < 22 || (hasSources && !process.features.typescript)) {
  process.stderr.write(
    `Node ${process.versions.node} is too old: Rotation Desk needs Node 24 or newer. Run it through npm (npm run desk), which brings the right one.\n`,
  )
  process.exitCode = 2
} else if (hasSources && !(await import('../tools/build.ts')).ensureBuilt()) {
  process.stderr.write('The program could not be built; the lines above say why.\n')
  process.exitCode = 2
} else {
  await import(new URL('out/main/cli.js', root).href)
}
