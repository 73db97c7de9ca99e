/** `nutgraf/core`: the calls of `nutgraf`, and an `init` that must be called first, with the engine. */
export {
  analyze,
  EngineError,
  OptionError,
  select,
  summarize,
  TextError,
} from "./types.js";
export type * from "./types.js";

import type { EngineBytes, EngineModule } from "./types.js";

/** Starts the engine. It happens once; after a failure, which throws `EngineError`, it can be tried again. */
export function init(engine: EngineBytes | EngineModule | Promise<EngineBytes | EngineModule>): Promise<void>;
