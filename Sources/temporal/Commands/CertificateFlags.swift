import Server

/// The files of a certificate and its private key, which two flags name.
struct CertificateFlags {
  let certificate: String
  let privateKey: String

  /// Nil where neither flag is given. Throws where only one is.
  /// - Parameter prefix: What both flags' names begin with.
  init?(_ certificate: String?, _ privateKey: String?, prefix: String = "") throws(ConfigurationError) {
    switch (certificate, privateKey) {
    case (nil, nil): return nil
    case (let certificate?, let privateKey?): (self.certificate, self.privateKey) = (certificate, privateKey)
    default: throw ConfigurationError("\(prefix)tls-cert-path and \(prefix)tls-key-path belong together")
    }
  }
}
