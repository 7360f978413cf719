import { ensureBuilt } from './build.ts'

// The command line, built first when the sources are newer. The built entry reads its own arguments.
if (ensureBuilt()) await import(new URL('../out/main/cli.js', import.meta.url).href)
else {
  process.stderr.write('The program could not be built; the lines above say why.\n')
  process.exitCode = 2
}
