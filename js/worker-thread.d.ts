/** `nutgraf/worker-thread`: the script of a worker, for `pool({ worker })`. It exports nothing. */
export {};
