import { readFileSync } from 'node:fs'

export type Side = 'light' | 'dark'

/** The colours of tokens.css by name, for one side and one choice of gain colours: light-dark() pairs taken apart. */
export function readTokens(side: Side, gain: 'blue-orange' | 'green-red' = 'blue-orange'): ReadonlyMap<string, string> {
  const css = readFileSync(new URL('../../src/renderer/styles/tokens.css', import.meta.url), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')
  const blocks = [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)]
  const tokens = new Map<string, string>()
  for (const [, selector = '', body = ''] of blocks) {
    const isRoot = selector.trim() === ':root'
    const isGain = gain === 'green-red' && selector.includes("[data-gain='green-red']")
    if (!isRoot && !isGain) continue
    for (const [, name = '', value = ''] of body.matchAll(/(--[\w-]+):\s*([^;]+);/g)) {
      const pair = /^light-dark\((#[0-9a-f]{6,8}),\s*(#[0-9a-f]{6,8})\)$/.exec(value)
      const colour = pair === null ? (/^#[0-9a-f]{6}$/.test(value) ? value : undefined) : side === 'light' ? pair[1] : pair[2]
      if (colour !== undefined) tokens.set(name, colour)
    }
  }
  return tokens
}

export type Rgb = readonly [number, number, number]

/** Linear light, 0 to 1. */
export function linearRgb(hex: string): Rgb {
  const channel = (at: number): number => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return [channel(1), channel(3), channel(5)]
}

/** Relative luminance as WCAG 2 defines it. */
export const luminance = ([r, g, b]: Rgb): number => 0.2126 * r + 0.7152 * g + 0.0722 * b

/** Contrast ratio of two colours, 1 to 21 (WCAG 2). */
export function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(linearRgb(a)), luminance(linearRgb(b))].toSorted((x, y) => x - y)
  return (high + 0.05) / (low + 0.05)
}

/** What is left of a colour without green cones (Machado, Oliveira and Fernandes 2009, severity 1). */
export function withoutGreenCones([r, g, b]: Rgb): Rgb {
  const keep = (value: number): number => Math.min(1, Math.max(0, value))
  return [keep(0.367322 * r + 0.860646 * g - 0.227968 * b), keep(0.280085 * r + 0.672501 * g + 0.047413 * b), keep(-0.01182 * r + 0.04294 * g + 0.968881 * b)]
}

/** Distance in OKLab (Ottosson 2020): about 0.02 is just seen side by side. */
export function distance(a: Rgb, b: Rgb): number {
  const [first, second] = [oklab(a), oklab(b)]
  return Math.hypot(first[0] - second[0], first[1] - second[1], first[2] - second[2])
}

function oklab([r, g, b]: Rgb): Rgb {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

/** Lightness in grey print, 0 to 100 (CIE L*). */
export function greyLightness(hex: string): number {
  const y = luminance(linearRgb(hex))
  return y > 0.008856 ? 116 * Math.cbrt(y) - 16 : 903.3 * y
}
