import { readdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readHead } from '../../../../src/main/ingest/files/read-head.ts'
import { importers } from '../../../../src/main/ingest/importers.ts'
import { profiles } from '../../../../src/main/ingest/profiles/profiles.ts'
import { brokerFixture } from '../../../support/broker-fixtures.ts'

const FILES = readdirSync(dirname(brokerFixture('generic.csv')))

function recognitionsOf(name: string): readonly { id: string; confidence: number }[] {
  const path = brokerFixture(name)
  const head = readHead({ path, name, key: path, sizeBytes: statSync(path).size, refused: null })
  if ('kind' in head) throw new Error(head.reason)
  return importers.flatMap((importer) => importer.recognise(head)).toSorted((one, other) => other.confidence - one.confidence)
}

describe('the broker profiles', () => {
  it('have names of their own', () => {
    const ids = profiles.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('tell every layout from all others: one recognises it, or one does so clearly better', () => {
    for (const name of FILES) {
      const [best, second] = recognitionsOf(name)
      expect(best, name).toBeDefined()
      expect((best?.confidence ?? 0) > (second?.confidence ?? 0), `${name}: ${best?.id} against ${second?.id}`).toBe(true)
    }
  })

  it('are each shown by a file of our own, unless they only refuse', () => {
    const shown = new Set(FILES.flatMap((name) => recognitionsOf(name).map(({ id }) => id)))
    expect(profiles.filter(({ id, refusal }) => refusal === undefined && !shown.has(id)).map(({ id }) => id)).toEqual([])
  })
})
