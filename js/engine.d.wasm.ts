/**
 * `nutgraf/engine.wasm`: the file itself. What importing it gives is your platform's or bundler's choice: its module
 * (workerd, `import source`), its address (`?url` in Vite), its bytes. `init` takes each of them.
 */
import type { EngineModule } from "./types.js";

declare const engine: EngineModule;
export default engine;
