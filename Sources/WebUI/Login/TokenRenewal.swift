import Foundation
import HTTPServer

/// Gets readers new tokens before theirs expire, where their provider gave them something to get one with.
///
/// Requests of one browser come several at a time, and a provider may take it for theft when the same refresh token is used twice: they
/// are given what the first of them gets.
actor TokenRenewal {
  /// How many seconds before its end a token is renewed.
  static let lead = 60.0
  /// How many seconds what was got is remembered, for requests that were sent before the browser knew of it.
  private static let memory = 30.0

  private var got: [String: (task: Task<IdentityProvider.Token?, Never>, at: Date)] = [:]

  /// The new token of a session that needs one; nil: it does not, or there is none to be had.
  func token(for request: HTTPRequest, from provider: IdentityProvider, now: Date) async -> IdentityProvider.Token? {
    let cookies = Cookies(request.headers["cookie"] ?? "")
    guard request.headers["authorization"] == nil, let refresh = cookies["temporal-refresh"] else { return nil }
    let until = cookies["temporal-token"] == nil ? 0 : cookies["temporal-until"].flatMap { Double($0) } ?? 0
    guard until - now.timeIntervalSince1970 < Self.lead else { return nil }
    return await token(refresh, provider, now)
  }

  private func token(_ refresh: String, _ provider: IdentityProvider, _ now: Date) async -> IdentityProvider.Token? {
    got = got.filter { now.timeIntervalSince($0.value.at) < Self.memory }
    if let known = got[refresh] { return await known.task.value }
    let task = Task { try? await provider.token(refresh: refresh) }
    got[refresh] = (task, now)
    return await task.value
  }
}
