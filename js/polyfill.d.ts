import type { SummarizerCreateCoreOptions } from "./summarizer.js";

export interface InstallOptions extends SummarizerCreateCoreOptions {
  /** Install it whatever the browser has. Default: false. */
  force?: boolean;
}

/**
 * Installs `Summarizer` where the browser has none, or says that its own is unavailable for the options given.
 * Importing `nutgraf/polyfill` has called it without options already; call it for more than that:
 * `install({ expectedInputLanguages: ["id"] })`, `install({ force: true })`.
 * Does nothing where there is no document: it can be imported on a server.
 * @returns Whether `Summarizer` is Nutgraf's now.
 */
export function install(options?: InstallOptions): Promise<boolean>;
