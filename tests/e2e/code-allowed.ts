/** Tests which code the extension's security policy allows. Runs in a page of the extension. */
export async function codeAllowed(wasm: string): Promise<{ wasm: string; eval: string }> {
  // Code that a debugger evaluates synchronously is exempt from the policy; later code is not.
  await new Promise((later) => setTimeout(later))
  const attempt = (run: () => unknown): string => {
    try {
      run()
      return 'allowed'
    } catch {
      return 'refused'
    }
  }
  return {
    wasm: attempt(
      () => new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.from(atob(wasm), (c) => c.charCodeAt(0)))),
    ),
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- this must be refused
    eval: attempt(() => new Function('return 1')),
  }
}
