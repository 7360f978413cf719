import { describe, expect, it } from 'vitest'
import type { Client } from '#contract/channels.ts'
import { keepLayouts, replacedBy } from '../../../../src/renderer/features/data/keep-layouts.ts'
import { type OwnLayout, readLayouts, writeLayouts } from '../../../../src/renderer/features/data/layout-json.ts'

const layout = (name: string, ...header: string[]): OwnLayout => ({
  name,
  header,
  mapping: { record: 'transactions', columns: { date: 'Day', amount: 'Net' }, actions: { Kauf: 'buy' }, currency: 'EUR', saveAs: name },
})
const bank = layout('Bank', 'Day', 'Net')
const fund = layout('Fund', 'Date', 'Units')

describe('a layout as JSON', () => {
  it('comes back as it went, alone, in a list and as the answer of mappings.list', () => {
    expect(readLayouts(writeLayouts([bank]))).toEqual({ layouts: [bank] })
    expect(readLayouts(writeLayouts([bank, fund]))).toEqual({ layouts: [bank, fund] })
    expect(readLayouts(JSON.stringify({ mappings: [fund] }))).toEqual({ layouts: [fund] })
  })

  it('is refused with a sentence when it is none', () => {
    for (const text of ['{', '{}', '[]', '{"name":"x","header":[],"mapping":{}}']) expect(readLayouts(text)).toHaveProperty('fault')
  })
})

describe('keeping layouts', () => {
  it('knows whose place one takes: the same name, or the same header whatever its case and blanks', () => {
    expect(replacedBy([bank, fund], layout('Other', ' day', 'NET ', ''))).toEqual([bank])
    expect(replacedBy([bank, fund], layout('Fund', 'elsewhere'))).toEqual([fund])
    expect(replacedBy([bank, fund], layout('New', 'elsewhere'))).toEqual([])
  })

  it('is undone to what stood before', async () => {
    const said: string[] = []
    const client = {
      call: async (channel: string, input: { readonly name: string }) => {
        said.push(`${channel} ${input.name}`)
        return { ok: true, value: input }
      },
    } as unknown as Client
    const { kept, refused, undo } = await keepLayouts(client, [bank, fund], [layout('Depot', 'Day', 'Net'), layout('New', 'x', 'y')])
    expect([kept, refused]).toEqual([2, null])
    await undo()
    expect(said).toEqual(['mappings.save Depot', 'mappings.save New', 'mappings.remove New', 'mappings.remove Depot', 'mappings.save Bank'])
  })
})
