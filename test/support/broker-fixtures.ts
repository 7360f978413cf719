import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ImportFile } from '#contract/schemas/imports.ts'
import type { LedgerDesk } from './ledger-context.ts'

const folder = join(dirname(fileURLToPath(import.meta.url)), '../fixtures/brokers')

/** Path of one of our own broker files. */
export const brokerFixture = (name: string): string => join(folder, name)

/** Previews one file and answers it. */
export async function previewOne(desk: LedgerDesk, path: string, options?: Parameters<LedgerDesk['preview']>[1]): Promise<ImportFile> {
  return onlyFile((await desk.preview([path], options)).files)
}

/** Imports one file and answers it. */
export async function commitOne(desk: LedgerDesk, path: string, options?: Parameters<LedgerDesk['commit']>[1]): Promise<ImportFile> {
  return onlyFile((await desk.commit([path], options)).files)
}

function onlyFile(files: readonly ImportFile[]): ImportFile {
  const [file] = files
  if (file === undefined || files.length !== 1) throw new Error(`got ${files.length} files, wanted 1`)
  return file
}
