import { TestRunner, vi, type RunnerTestFile } from 'vitest'

/** The modules that a process has evaluated, of which Vitest has no public list. */
interface Evaluated {
  idToModuleMap: Map<string, Module>
  invalidateModule: (module: Module) => void
}
interface Module {
  meta?: object
}

/** Runs test files in one process. Each file loads the modules of this project again, so that it shares no state with the file before. */
export default class FreshRunner extends TestRunner {
  override onCollectStart(file: RunnerTestFile): void {
    vi.resetModules()
    const { evaluatedModules } = Reflect.get(this, 'workerState') as { evaluatedModules: Evaluated }
    // A module that the last file has replaced is still the replacement, also for a file that replaces it otherwise.
    for (const module of evaluatedModules.idToModuleMap.values())
      if (module.meta && 'mockedModule' in module.meta) evaluatedModules.invalidateModule(module)
    super.onCollectStart(file)
  }
}
