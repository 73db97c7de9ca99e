/**
 * Workers that share the calls that wait. It knows nothing of the platform: that starts a worker, and opens the engine.
 */
import { EngineError } from './errors.js';
import { Job } from './worker-job.js';
import { revivedError } from './worker-message.js';

/** @import { EngineSource } from './types.d.ts' */
/** @import { Asked } from './worker-job.js' */
/**
 * A worker, as a platform starts it.
 * @typedef {object} Thread
 * @property {(message: unknown, transfer?: Transferable[]) => void} post
 * @property {() => void} end
 * @property {(busy: boolean) => void} [hold] Whether the process must live for it.
 */
/**
 * What a platform tells of a worker.
 * @typedef {object} Events
 * @property {() => void} ready It listens.
 * @property {(message: any) => void} message
 * @property {(reason: string) => void} died It is no more; before `ready`: it cannot be started.
 */
/**
 * @typedef {object} Platform
 * @property {number} threads How many workers are worth while.
 * @property {(source?: EngineSource) => Promise<Response | BufferSource | WebAssembly.Module>} open Opens the engine.
 * @property {(events: Events, create?: () => any) => Thread} start Starts a worker: the package's own, or what `create` gives.
 * @property {Record<string, import('./worker-message.js').Call>} here The same calls, without a worker; `init` among them.
 */
/** @typedef {{ thread?: Thread, ready: boolean, job?: Job, timer?: ReturnType<typeof setTimeout> }} Place A worker's place in the pool. */

/** Milliseconds after which a worker without work is ended, and its memory is free again. */
const IDLE = 30_000;
/** Milliseconds after which a worker that says nothing will never start. */
const START = 10_000;
/** Failures to start, one after the other, after which no more are tried. */
const MOST_FAILURES = 2;

export class Pool {
  /** @type {Platform} */ #platform;
  /** How many workers there may be; 0: none can be started, so calls are answered here. */ #most;
  /** @type {Job[]} */ #waiting = [];
  /** @type {Set<Place>} */ #places = new Set();
  /** Compiled once, for all workers. @type {Promise<WebAssembly.Module> | undefined} */ #engine;
  /** @type {(() => any) | undefined} */ #create;
  #answeringHere = false;
  /** Workers that did not start since one did. */ #failures = 0;

  /**
   * @param {Platform} platform
   * @param {number} threads
   * @param {() => any} [create]
   */
  constructor(platform, threads, create) {
    this.#platform = platform;
    this.#most = threads;
    this.#create = create;
  }

  /**
   * @param {EngineSource | Promise<EngineSource>} [source]
   * @returns {Promise<void>}
   */
  init(source) {
    this.#load(source);
    return this.add({ call: 'init' });
  }

  /** Ends all workers. What waits or is being read is rejected; the next call begins anew. */
  close() {
    const jobs = [...this.#waiting.splice(0), ...[...this.#places].flatMap(({ job }) => job ?? [])];
    for (const place of this.#places) this.#end(place);
    for (const job of jobs) job.reject(new DOMException('the workers were closed', 'AbortError'));
  }

  /**
   * Takes a call; it waits until a worker is free.
   * @param {Asked} asked
   * @returns {Promise<any>}
   */
  add(asked) {
    const job = new Job(asked);
    this.#waiting.push(job);
    job.tell('waiting');
    job.whenAborted(() => this.#drop(job));
    this.#next();
    return job.promise;
  }

  /** Gives what waits to those who are free, and starts who is missing. */
  #next() {
    if (this.#most === 0) return void this.#answerHere();
    for (const place of this.#places) {
      if (place.ready && !place.job) this.#give(place);
    }
    const starting = [...this.#places].filter(({ ready }) => !ready).length;
    const missing = Math.min(this.#waiting.length - starting, this.#most - this.#places.size);
    for (let i = 0; i < missing; i++) this.#start();
  }

  /** @param {Place} place */
  #give(place) {
    clearTimeout(place.timer);
    place.job = this.#waiting.shift();
    place.thread?.hold?.(Boolean(place.job));
    if (place.job) {
      const { call, text, options, transfer } = place.job.asked;
      place.job.tell('reading');
      place.thread?.post({ call, text, options }, transfer);
    } else {
      place.timer = timer(() => this.#end(place), IDLE);
    }
  }

  #start() {
    /** @type {Place} */
    const place = { ready: false };
    this.#places.add(place);
    const engine = this.#load();
    /** @type {Events} */
    const events = {
      ready: () => {
        clearTimeout(place.timer);
        engine.then((module) => this.#begin(place, module), () => {}); // Who fails is told by #load.
      },
      message: (message) => this.#hear(place, message),
      died: (reason) => this.#bury(place, reason),
    };
    place.timer = timer(() => events.died('it does not start'), START);
    try {
      place.thread = this.#platform.start(events, this.#create);
    } catch (error) {
      // As if it had been told by an event: whoever called is not to be called back yet.
      queueMicrotask(() => events.died(String(error)));
    }
  }

  /**
   * @param {Place} place
   * @param {WebAssembly.Module} engine
   */
  #begin(place, engine) {
    if (!this.#places.has(place)) return;
    try {
      place.thread?.post({ engine });
    } catch (error) {
      return this.#bury(place, String(error)); // A platform that cannot hand a module to a worker.
    }
    place.ready = true;
    this.#failures = 0;
    this.#give(place);
  }

  /**
   * @param {Place} place
   * @param {any} message
   */
  #hear(place, message) {
    const { job } = place;
    if (!job || !this.#places.has(place)) return;
    if (message.error) {
      const error = revivedError(message.error);
      job.reject(error);
      // An engine that broke off is not used again.
      if (error instanceof EngineError) this.#end(place);
    } else {
      job.receive(message);
    }
    if (job.settled) {
      place.job = undefined;
      this.#next();
    }
  }

  /**
   * A worker is no more, though nobody here ended it.
   * @param {Place} place
   * @param {string} reason
   */
  #bury(place, reason) {
    if (!this.#places.has(place)) return;
    const { job, ready } = place;
    this.#end(place);
    if (!ready && ++this.#failures >= MOST_FAILURES) this.#most = this.#places.size;
    if (job?.again()) this.#waiting.unshift(job);
    else job?.lose(reason);
    this.#next();
  }

  /** @param {Place} place */
  #end(place) {
    clearTimeout(place.timer);
    this.#places.delete(place);
    place.thread?.end();
  }

  /**
   * The caller wants no answer any more: the work ends, though nothing else can interrupt a worker.
   * @param {Job} job
   */
  #drop(job) {
    this.#waiting = this.#waiting.filter((other) => other !== job);
    for (const place of this.#places) if (place.job === job) this.#end(place);
    this.#next();
  }

  /**
   * The engine, compiled. Where it cannot be had, all who wait for it are told, and the next call tries again.
   * @param {EngineSource | Promise<EngineSource>} [source]
   */
  #load(source) {
    if (this.#engine) return this.#engine;
    const engine = this.#compiled(source);
    engine.catch((error) => {
      this.#engine = undefined;
      for (const job of this.#waiting.splice(0)) job.reject(error);
      for (const place of this.#places) if (!place.ready) this.#end(place);
    });
    return (this.#engine = engine);
  }

  /** @param {EngineSource | Promise<EngineSource>} [source] */
  async #compiled(source) {
    try {
      return await compile(await this.#platform.open(await source));
    } catch (error) {
      if (error instanceof EngineError) throw error;
      const reason = error instanceof Error ? error.message : String(error);
      throw new EngineError(`the engine does not start: ${reason}`, { cause: error });
    }
  }

  /** One text after the other on this thread; in between, what else happens here has its turn. */
  async #answerHere() {
    if (this.#answeringHere) return;
    this.#answeringHere = true;
    const { here } = this.#platform;
    while (this.#waiting.length > 0) {
      const engine = await this.#load().catch(() => undefined);
      await new Promise((done) => setTimeout(done));
      const job = this.#waiting.shift();
      if (!job) continue;
      job.tell('reading');
      const { call, text, options } = job.asked;
      try {
        await here.init(engine);
        job.resolve(call === 'init' ? undefined : await here[call](text, options));
      } catch (error) {
        job.reject(error);
      }
    }
    this.#answeringHere = false;
  }
}

/**
 * A timer that keeps no process alive.
 * @param {() => void} act
 * @param {number} milliseconds
 */
function timer(act, milliseconds) {
  const made = setTimeout(act, milliseconds);
  /** @type {{ unref?: () => void }} */ (made).unref?.();
  return made;
}

/**
 * @param {Response | BufferSource | WebAssembly.Module} source
 * @returns {Promise<WebAssembly.Module>}
 */
async function compile(source) {
  if (source instanceof WebAssembly.Module) return source;
  if (!(source instanceof Response)) return WebAssembly.compile(source);
  const typed = source.headers.get('Content-Type')?.startsWith('application/wasm');
  return typed ? WebAssembly.compileStreaming(source) : WebAssembly.compile(await source.arrayBuffer());
}
