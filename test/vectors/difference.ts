import type { Tolerance } from './reference-cases.ts'

/**
 * Where two JSON values first differ, as a path with both values, or null when they agree: numbers within
 * max(abs, rel·|wanted|) and -0 = 0, objects by key, arrays in order, everything else exactly.
 */
export function firstDifference(got: unknown, wanted: unknown, tolerance: Tolerance, path = ''): string | null {
  if (typeof got === 'number' && typeof wanted === 'number') {
    const isClose = Math.abs(got - wanted) <= Math.max(tolerance.abs, tolerance.rel * Math.abs(wanted))
    return isClose ? null : differs(got, wanted, path)
  }
  if (Array.isArray(got) && Array.isArray(wanted)) {
    if (got.length !== wanted.length) return `${path}: ${got.length} elements, wanted ${wanted.length}`
    return firstOf(wanted.keys(), (i) => firstDifference(got[i], wanted[i], tolerance, `${path}[${i}]`))
  }
  if (isObject(got) && isObject(wanted)) {
    const keys = new Set([...Object.keys(got), ...Object.keys(wanted)])
    return firstOf(keys, (key) => firstDifference(got[key], wanted[key], tolerance, `${path}.${key}`))
  }
  return got === wanted ? null : differs(got, wanted, path)
}

const differs = (got: unknown, wanted: unknown, path: string): string => `${path}: ${JSON.stringify(got)}, wanted ${JSON.stringify(wanted)}`

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value)

function firstOf<T>(items: Iterable<T>, find: (item: T) => string | null): string | null {
  for (const item of items) {
    const difference = find(item)
    if (difference !== null) return difference
  }
  return null
}
