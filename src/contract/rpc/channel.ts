import type { z } from 'zod'

/** One row of the channel table. `namesPath` says whether an input names a file by path, which only the command line may do. */
export interface Channel<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType, P extends z.ZodType = z.ZodType> {
  readonly input: I
  readonly output: O
  readonly progress?: P
  readonly namesPath?: (input: z.infer<I>) => boolean
}

export function channel<I extends z.ZodType, O extends z.ZodType>(definition: {
  input: I
  output: O
  namesPath?: (input: z.infer<I>) => boolean
}): Channel<I, O, z.ZodNever>
export function channel<I extends z.ZodType, O extends z.ZodType, P extends z.ZodType>(definition: {
  input: I
  output: O
  progress: P
  namesPath?: (input: z.infer<I>) => boolean
}): Channel<I, O, P>
export function channel(definition: Channel): Channel {
  return definition
}
