//! How long each stage takes, and the whole, beside a bare pass over the words of the same text.
//! `npm run bench` prints it as a table.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput};
use nutgraf::stage::{self, Stages};
use nutgraf::Options;
use nutgraf_bench::prose;
use unicode_segmentation::UnicodeSegmentation;

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    for (name, bytes) in [("3.5 kB", 3_500), ("100 kB", 100_000), ("1 MB", 1_000_000)] {
        measure(&mut criterion, name, &prose(bytes));
    }
    criterion.final_summary();
}

fn measure(criterion: &mut Criterion, name: &str, text: &str) {
    let mut group = criterion.benchmark_group(name);
    group.sample_size(10).throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("unicode_words", |b| b.iter(|| black_box(text).unicode_words().count()));
    let stages = Stages::new(text);
    for (stage, run) in stage::ALL {
        group.bench_with_input(BenchmarkId::from_parameter(stage), &stages, |b, stages| {
            b.iter(|| run(black_box(stages)));
        });
    }
    group.bench_function("whole", |b| {
        b.iter(|| nutgraf::analyze(black_box(text), &Options::default()));
    });
    group.finish();
}
