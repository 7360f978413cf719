import { z } from 'zod'
import { channels } from '#contract/channels.ts'

interface Shape {
  readonly type?: string | readonly string[]
  readonly properties?: Readonly<Record<string, Shape>>
  readonly required?: readonly string[]
  readonly items?: Shape
  readonly anyOf?: readonly Shape[]
  readonly oneOf?: readonly Shape[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly default?: unknown
  readonly format?: string
  readonly additionalProperties?: Shape | boolean
}

/** docs/channels.md: every channel with the fields it takes and answers, read off the contract itself. */
export function channelsPage(): string {
  const lines = [
    '# Channels',
    '',
    "Made from the contract by `npm run docs`; do not edit by hand. A field with `?` may be left out; `= value` is its default. Call them with `npm run -s desk -- --workspace DIR <channel> '<json>'`.",
    '',
  ]
  let feature = ''
  for (const [name, channel] of Object.entries(channels)) {
    const own = name.split('.')[0] ?? ''
    if (own !== feature) {
      feature = own
      lines.push(`## ${feature}`, '')
    }
    const input = z.toJSONSchema(channel.input, { io: 'input', unrepresentable: 'any' }) as Shape
    const output = z.toJSONSchema(channel.output, { io: 'output', unrepresentable: 'any' }) as Shape
    lines.push(`### ${name}`, '', `takes \`${describe(input, 2)}\`  `, `answers \`${describe(output, 2)}\``, '')
  }
  return `${lines.join('\n').trimEnd()}\n`
}

/** One line of a shape, to a depth a reader can take in. */
function describe(shape: Shape, depth: number): string {
  const choices = shape.anyOf ?? shape.oneOf
  if (choices !== undefined) {
    const known = choices.filter((choice) => choice.type !== 'null')
    const words = known.map((choice) => describe(choice, depth))
    return [...new Set(words), ...(known.length < choices.length ? ['null'] : [])].join(' or ')
  }
  if (shape.const !== undefined) return JSON.stringify(shape.const)
  if (shape.enum !== undefined) return shape.enum.map((value) => JSON.stringify(value)).join(' or ')
  if (shape.type === 'array') return `[${shape.items === undefined ? '…' : describe(shape.items, depth - 1)}]`
  if (shape.type === 'object') return describeObject(shape, depth)
  if (shape.format === 'date') return 'day'
  if (shape.format === 'date-time') return 'instant'
  const types = shape.type === undefined ? [] : typeof shape.type === 'string' ? [shape.type] : shape.type
  return types.length === 0 ? 'any' : types.map((type) => (type === 'integer' ? 'whole number' : type)).join(' or ')
}

function describeObject(shape: Shape, depth: number): string {
  const fields = Object.entries(shape.properties ?? {})
  if (fields.length === 0) return typeof shape.additionalProperties === 'object' ? `{any name: ${describe(shape.additionalProperties, depth - 1)}}` : '{}'
  if (depth <= 0) return '{…}'
  const words = fields.map(([field, own]) => {
    const isOptional = shape.required?.includes(field) !== true || own.default !== undefined
    const standard = own.default === undefined || typeof own.default === 'object' ? '' : ` = ${JSON.stringify(own.default)}`
    return `${field}${isOptional ? '?' : ''}: ${describe(own, depth - 1)}${standard}`
  })
  return `{${words.join(', ')}}`
}
