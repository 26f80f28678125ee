/** As many problems as a person reads. */
const shownProblems = 20;

/** Prints what a verification found and ends the process with it: 0, or 3 for problems, as a job's checks do. */
export function conclude(report: string, problems: readonly string[]): void {
  console.log(report);
  if (problems.length === 0) {
    console.log("\nNothing lost, nothing doubled, nothing altered.");
    return;
  }
  console.log(`\n${problems.length} problem(s):`);
  for (const problem of problems.slice(0, shownProblems)) console.log(`  ${problem}`);
  if (problems.length > shownProblems) console.log(`  and ${problems.length - shownProblems} more`);
  process.exitCode = 3;
}
