import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { channelsPage } from './channels-page.ts'
import { csvFormatsPage } from './csv-formats-page.ts'
import { formulasPage } from './formulas-page.ts'

/** `npm run docs`: writes the pages that are made from the code. A test compares them, so a change of the code shows here. */
const folder = join(import.meta.dirname, '../../docs')
writeFileSync(join(folder, 'channels.md'), channelsPage())
writeFileSync(join(folder, 'csv-formats.md'), csvFormatsPage())
writeFileSync(join(folder, 'formulas.md'), formulasPage())
