/// The version of this product.
public enum ServerVersion {
  /// What `temporal --version` prints and `make dist` names its archive by; semantic versioning.
  public static let current = "0.1.0"
}
