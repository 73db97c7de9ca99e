/** Puts the bundle into the page: one file, which opens from a disk or an attachment. */
import { readFileSync, writeFileSync } from 'node:fs';

const script = readFileSync('single/main.js', 'utf8').replaceAll('</script', '<\\/script');
writeFileSync('single/index.html', `<!doctype html><meta charset="utf-8"><output></output><script>${script}</script>`);
