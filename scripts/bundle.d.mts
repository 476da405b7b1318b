export function bundleOf(entry: string): Promise<string>
