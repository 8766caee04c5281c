import Dispatch
import Glibc

/// Runs work over inputs on several threads and hands on the results in input order, each as soon as its turn comes;
/// a thread that is far ahead waits, so that memory stays flat.
final class OrderedWork<Input, Result: Sendable>: @unchecked Sendable {
  // What the inputs have come to is read and written under the first mutex only, the rest under the second, which the
  // compiler cannot see. They are two so that results are handed on while a thread waits for the next input.
  private var inputMutex = pthread_mutex_t()
  private var taken = 0
  private var hasEnded = false

  private var mutex = pthread_mutex_t()
  private var moved = pthread_cond_t()
  private var nextResult = 0
  private var waiting: [Int: Result] = [:]
  private var isHandingOn = false
  private var failure: (any Error)?

  private init() {
    pthread_mutex_init(&inputMutex, nil)
    pthread_mutex_init(&mutex, nil)
    pthread_cond_init(&moved, nil)
  }

  deinit {
    pthread_cond_destroy(&moved)
    pthread_mutex_destroy(&mutex)
    pthread_mutex_destroy(&inputMutex)
  }

  /// Does the work.
  ///
  /// - Parameters:
  ///   - jobs: How many threads to use at most.
  ///   - next: Gives one input after the other, nil at the end; never called on two threads at once. It may wait.
  ///   - work: Turns an input into its result; called on any thread.
  ///   - handOn: Takes the results in input order; never called on two threads at once.
  /// - Throws: The first error of `handOn`; the rest of the work is then left undone.
  static func run(
    jobs: Int, next: () -> Input?, work: @Sendable (Input) -> Result, handOn: (Result) throws -> Void
  ) throws {
    guard jobs > 1 else {
      while let input = next() { try handOn(work(input)) }
      return
    }
    let state = OrderedWork()
    withoutActuallyEscaping(next) { next in
      withoutActuallyEscaping(work) { work in
        withoutActuallyEscaping(handOn) { handOn in
          // One thread at a time calls them, see `take` and `isHandingOn`.
          nonisolated(unsafe) let next = next
          nonisolated(unsafe) let handOn = handOn
          DispatchQueue.concurrentPerform(iterations: jobs) { _ in
            state.thread(lead: jobs * 32, next: next, work: work, handOn: handOn)
          }
        }
      }
    }
    if let failure = state.failure { throw failure }
  }

  private func thread(
    lead: Int, next: () -> Input?, work: (Input) -> Result, handOn: (Result) throws -> Void
  ) {
    while let (index, input) = take(next), waitsForTurn(index, lead: lead) {
      let result = work(input)
      pthread_mutex_lock(&mutex)
      waiting[index] = result
      handOnWhatIsReady(handOn)
      pthread_mutex_unlock(&mutex)
    }
  }

  /// The next input and its number.
  private func take(_ next: () -> Input?) -> (Int, Input)? {
    pthread_mutex_lock(&inputMutex)
    defer { pthread_mutex_unlock(&inputMutex) }
    guard !hasEnded, !hasFailed, let input = next() else {
      hasEnded = true
      return nil
    }
    defer { taken += 1 }
    return (taken, input)
  }

  private var hasFailed: Bool {
    pthread_mutex_lock(&mutex)
    defer { pthread_mutex_unlock(&mutex) }
    return failure != nil
  }

  /// Waits until the results are not too far behind; false if there is nothing left to do.
  private func waitsForTurn(_ index: Int, lead: Int) -> Bool {
    pthread_mutex_lock(&mutex)
    defer { pthread_mutex_unlock(&mutex) }
    while index >= nextResult + lead, failure == nil { pthread_cond_wait(&moved, &mutex) }
    return failure == nil
  }

  /// Hands on results while the next one is there; the mutex is held on entry and exit, not meanwhile.
  private func handOnWhatIsReady(_ handOn: (Result) throws -> Void) {
    guard !isHandingOn else { return }
    isHandingOn = true
    while failure == nil, let result = waiting.removeValue(forKey: nextResult) {
      nextResult += 1
      pthread_mutex_unlock(&mutex)
      var thrown: (any Error)?
      do { try handOn(result) } catch { thrown = error }
      pthread_mutex_lock(&mutex)
      if let thrown { failure = thrown }
      pthread_cond_broadcast(&moved)
    }
    isHandingOn = false
    if failure != nil { pthread_cond_broadcast(&moved) }
  }
}
