/** A number as a person types it: "12,345.50", "-200", " 1 000 ". Grouping is dropped, the digits stay exact. Empty is nothing typed. */
export function readTypedDecimal(typed: string): { readonly value: string | null; readonly fault?: string } {
  const text = typed.replace(/[\s_']/g, '').replace('−', '-')
  if (text === '') return { value: null }
  if (/^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text)) return { value: text.replaceAll(',', '') }
  if (/^[+-]?\d+(\.\d+)?$/.test(text)) return { value: text }
  if (/^[+-]?\.\d+$/.test(text)) return { value: text.replace('.', '0.') }
  return { value: null, fault: 'Write it like 12,345.50.' }
}
