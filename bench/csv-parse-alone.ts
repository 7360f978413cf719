import { parse } from 'csv-parse/sync'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'

/**
 * csv-parse as it comes, as a process of its own: `csv-parse-alone.ts <file> <records>` cuts the file below its title into
 * cells once for each line of its input.
 */
const [file = '', wanted = ''] = process.argv.slice(2)

for await (const _ of createInterface({ input: process.stdin })) {
  const records = parse(readFileSync(file), { from_line: 2 })
  if (records.length !== Number(wanted)) throw new Error(`csv-parse-alone: got ${records.length} records, wanted ${wanted}`)
  process.stdout.write('done\n')
}
