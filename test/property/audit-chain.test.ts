import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type AuditEntry, auditHash, GENESIS } from '../../src/main/store/audit-log.ts'
import { holds } from './seeded.ts'

const text = fc.string({ minLength: 1, maxLength: 12 })
const optional = fc.option(text)
const entry: fc.Arbitrary<AuditEntry> = fc.record({
  atMs: fc.integer({ min: 1, max: 2e12 }),
  user: text,
  subject: text,
  item: text,
  from: optional,
  to: optional,
  reason: optional,
  evidenceSha256: optional,
})

/** Every hash of the chain, the newest last: what stands in the register, and its last one on paper. */
function chain(entries: readonly AuditEntry[]): string[] {
  const hashes: string[] = []
  for (const [i, one] of entries.entries()) hashes.push(auditHash(one, i + 1, hashes.at(-1) ?? GENESIS))
  return hashes
}

const FIELDS = ['atMs', 'user', 'subject', 'item', 'from', 'to', 'reason', 'evidenceSha256'] as const

test('an edit anywhere before the head changes the head', () => {
  holds(fc.tuple(fc.array(entry, { minLength: 1, maxLength: 8 }), fc.nat(), fc.constantFrom(...FIELDS), entry), ([entries, at, field, other]) => {
    const index = at % entries.length
    const edited = entries.with(index, { ...entries[index]!, [field]: other[field] })
    if (entries[index]![field] === other[field]) return
    const [before, after] = [chain(entries), chain(edited)]
    expect(after.slice(0, index)).toEqual(before.slice(0, index))
    for (let i = index; i < entries.length; i += 1) expect(after[i]).not.toBe(before[i])
  })
})

test('an entry left out, put in or moved changes the head', () => {
  holds(fc.tuple(fc.array(entry, { minLength: 2, maxLength: 8 }), fc.nat(), entry), ([entries, at, extra]) => {
    const index = at % entries.length
    const head = chain(entries).at(-1)
    expect(chain(entries.toSpliced(index, 1)).at(-1)).not.toBe(head)
    expect(chain(entries.toSpliced(index, 0, extra)).at(-1)).not.toBe(head)
    const swapped = entries.with(index, entries[(index + 1) % entries.length]!).with((index + 1) % entries.length, entries[index]!)
    if (JSON.stringify(swapped) !== JSON.stringify(entries)) expect(chain(swapped).at(-1)).not.toBe(head)
  })
})

test('what was decided hashes the same wherever it is read', () => {
  holds(entry, (one) => {
    const reordered = Object.fromEntries(Object.entries(one).toReversed()) as unknown as AuditEntry
    expect(auditHash(reordered, 1, GENESIS)).toBe(auditHash(one, 1, GENESIS))
  })
})
