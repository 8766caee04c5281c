import Dispatch
import Glibc

/// Runs work over numbered inputs on several threads and hands on the results in input order, each as soon as
/// its turn comes; a thread that is far ahead waits, so that memory stays flat.
final class OrderedWork<Result: Sendable>: @unchecked Sendable {
  // Everything below is read and written under the mutex only, which the compiler cannot see.
  private var mutex = pthread_mutex_t()
  private var moved = pthread_cond_t()
  private var nextInput = 0
  private var nextResult = 0
  private var waiting: [Int: Result] = [:]
  private var isHandingOn = false
  private var failure: (any Error)?

  private init() {
    pthread_mutex_init(&mutex, nil)
    pthread_cond_init(&moved, nil)
  }

  deinit {
    pthread_cond_destroy(&moved)
    pthread_mutex_destroy(&mutex)
  }

  /// Does the work.
  ///
  /// - Parameters:
  ///   - count: How many inputs there are; they are numbered from 0.
  ///   - jobs: How many threads to use at most.
  ///   - work: Turns an input into its result; called on any thread.
  ///   - handOn: Takes the results in input order; never called on two threads at once.
  /// - Throws: The first error of `handOn`; the rest of the work is then left undone.
  static func run(
    count: Int, jobs: Int, work: @Sendable (Int) -> Result, handOn: (Result) throws -> Void
  ) throws {
    let threads = min(jobs, count)
    guard threads > 1 else {
      for index in 0..<count { try handOn(work(index)) }
      return
    }
    let state = OrderedWork()
    withoutActuallyEscaping(work) { work in
      withoutActuallyEscaping(handOn) { handOn in
        // One thread at a time calls it, see `isHandingOn`.
        nonisolated(unsafe) let handOn = handOn
        DispatchQueue.concurrentPerform(iterations: threads) { _ in
          state.thread(count: count, lead: threads * 32, work: work, handOn: handOn)
        }
      }
    }
    if let failure = state.failure { throw failure }
  }

  private func thread(
    count: Int, lead: Int, work: (Int) -> Result, handOn: (Result) throws -> Void
  ) {
    pthread_mutex_lock(&mutex)
    defer { pthread_mutex_unlock(&mutex) }
    while failure == nil, nextInput < count {
      let index = nextInput
      nextInput += 1
      while index >= nextResult + lead, failure == nil { pthread_cond_wait(&moved, &mutex) }
      pthread_mutex_unlock(&mutex)
      let result = work(index)
      pthread_mutex_lock(&mutex)
      waiting[index] = result
      handOnWhatIsReady(handOn)
    }
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
