import DequeModule
import Model
import Synchronization

/// The workflows in memory, bounded by their number and their bytes. The least used go first, but never one that somebody works with, or one whose
/// soft state would be lost: then the bounds give way.
final class ExecutionCache: Sendable {
  private struct Stripe {
    var slots: [SlotKey: WorkflowSlot] = [:]
    /// In the order they are looked at when something must go: one that was used since gets a second chance.
    var order: Deque<WorkflowSlot> = []
  }

  /// Enough that two cores rarely meet.
  private static let stripeCount = 16
  private let stripes: [StripeBox]
  private let maximumSlots: Int
  private let maximumBytes: Int
  private let slotCount = Atomic<Int>(0)
  private let byteCount = Atomic<Int>(0)

  private final class StripeBox: Sendable {
    let stripe = Mutex(Stripe())
  }

  init(maximumSlots: Int, maximumBytes: Int) {
    stripes = (0..<Self.stripeCount).map { _ in StripeBox() }
    self.maximumSlots = maximumSlots
    self.maximumBytes = maximumBytes
  }

  var count: Int { slotCount.load(ordering: .relaxed) }
  var bytes: Int { byteCount.load(ordering: .relaxed) }

  /// The workflow's slot, which stays in memory until `release`.
  func use(_ workflow: WorkflowKey) -> WorkflowSlot {
    let key = SlotKey(workflow: workflow)
    return box(of: key).stripe.withLock { stripe in
      if let slot = stripe.slots[key] {
        slot.users.add(1, ordering: .relaxed)
        return slot
      }
      let slot = WorkflowSlot(workflow)
      slot.users.add(1, ordering: .relaxed)
      stripe.slots[key] = slot
      stripe.order.append(slot)
      slotCount.add(1, ordering: .relaxed)
      return slot
    }
  }

  /// The workflow's slot if it is in memory, to look at once and not to keep.
  func peek(_ workflow: WorkflowKey) -> WorkflowSlot? {
    let key = SlotKey(workflow: workflow)
    return box(of: key).stripe.withLock { $0.slots[key] }
  }

  func release(_ slot: WorkflowSlot) {
    let change = slot.contents.withLock { contents -> Int in
      let bytes = contents.bytes
      defer { contents.countedBytes = bytes }
      return bytes - contents.countedBytes
    }
    if change != 0 { byteCount.add(change, ordering: .relaxed) }
    slot.users.subtract(1, ordering: .acquiringAndReleasing)
    if count > maximumSlots || bytes > maximumBytes { shrink(box(of: SlotKey(workflow: slot.workflow))) }
  }

  /// Every slot in memory now, for shutting down and for letting go of a shard.
  var slots: [WorkflowSlot] {
    stripes.flatMap { box in box.stripe.withLock { Array($0.slots.values) } }
  }

  /// Drops what can go, looking at a few slots only: the next release goes on.
  private func shrink(_ box: StripeBox) {
    box.stripe.withLock { stripe in
      for _ in 0..<min(16, stripe.order.count) {
        guard count > maximumSlots || bytes > maximumBytes, let slot = stripe.order.popFirst() else { return }
        guard slot.users.load(ordering: .acquiring) == 0, let bytes = slot.bytesIfDroppable() else {
          stripe.order.append(slot)
          continue
        }
        stripe.slots[SlotKey(workflow: slot.workflow)] = nil
        slotCount.subtract(1, ordering: .relaxed)
        byteCount.subtract(bytes, ordering: .relaxed)
      }
    }
  }

  private func box(of key: SlotKey) -> StripeBox {
    stripes[Int(UInt(bitPattern: key.hashValue) % UInt(Self.stripeCount))]
  }
}

extension WorkflowSlot {
  /// What the cache has counted for the slot, if nothing is lost by dropping it and it was not used since this was last asked.
  fileprivate func bytesIfDroppable() -> Int? {
    contents.withLock { contents in
      guard !contents.isPinned else { return nil }
      guard !contents.isFresh else {
        contents.isFresh = false
        return nil
      }
      return contents.countedBytes
    }
  }
}
