import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { expandFiles } from '../../../../../src/main/ingest/files/expand-files.ts'
import { readHead } from '../../../../../src/main/ingest/files/read-head.ts'
import type { FileHead } from '../../../../../src/main/ingest/importer.ts'
import { importers } from '../../../../../src/main/ingest/importers.ts'
import { chooseReading } from '../../../../../src/main/threads/ledger/imports/choose-reading.ts'

const FIXTURES = join(import.meta.dirname, '../../../../fixtures')

const heads = expandFiles([{ path: FIXTURES, key: FIXTURES }]).flatMap((file): FileHead[] => {
  const head = readHead(file)
  return 'kind' in head ? [] : [head]
})

/** Every family asked about the whole head, and the best of what they say. */
function bestByAll(head: FileHead): unknown {
  const all = importers.flatMap((importer) => importer.recognise(head)).toSorted((a, b) => b.confidence - a.confidence)
  return all[0] ?? null
}

function chosen(head: FileHead): unknown {
  const reading = chooseReading(head, undefined, new Map())
  return 'kind' in reading ? null : reading.recognition
}

describe('the reading of a file', () => {
  it('is the one found when every family looks at every line, whichever file came before', () => {
    expect(heads.length).toBeGreaterThan(50)
    for (const files of [heads, heads.toReversed()]) {
      for (const head of files) expect(chosen(head), head.path).toEqual(bestByAll(head))
    }
  })

  it('is found anew where the words differ, though the rows are the same', () => {
    const head = (header: string): FileHead => ({
      path: 'x.csv',
      name: 'x.csv',
      sizeBytes: 1,
      encoding: 'utf-8',
      lines: [header, '2024-01-02,10,11,9,10.5,1000', '2024-01-03,10,11,9,10.5,1000'],
    })
    const first = chosen(head('Date,Open,High,Low,Close,Volume'))
    expect(chosen(head('Symbol,Name,Shares,Price,Value,Weight'))).not.toEqual(first)
    expect(chosen(head('Date,Open,High,Low,Close,Volume'))).toEqual(first)
  })
})
