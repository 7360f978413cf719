/** 7f3a92c1… -> 7F3A-92C1-…: four groups that can be read aloud and typed from paper. */
export const groupCode = (code: string): string => (code.toUpperCase().match(/.{4}/g) ?? []).join('-')
