export const LANES: Record<string, { about: string; inputs: readonly string[] }>
export function filesByLane(): { file: string; lane: string }[]
export function filesOf(lane: string): string[]
