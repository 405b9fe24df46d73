import Server
import Testing

@Suite("Server configuration")
struct ConfigurationTests {
  @Test("a port beyond 65535 is refused by name, and 0 stands for any")
  func ports() throws {
    var configuration = ServerConfiguration()
    configuration.port = 0
    try configuration.validate()
    configuration.port = 99_999
    #expect(throws: ConfigurationError("invalid port 99999: a port is a number from 0 to 65535")) { try configuration.validate() }
  }

  @Test("the namespaces to make are each named once, the two that are always there first")
  func namespaces() {
    var configuration = ServerConfiguration()
    configuration.namespaces = ["shop", "default", "shop"]
    #expect(configuration.allNamespaces == ["default", "temporal-system", "shop"])
  }

  @Test("an empty namespace name, an empty file name and an empty address are refused")
  func emptyNames() {
    var unnamed = ServerConfiguration()
    unnamed.namespaces = [""]
    #expect(throws: ConfigurationError.self) { try unnamed.validate() }
    var fileless = ServerConfiguration()
    fileless.storage = .file("")
    #expect(throws: ConfigurationError.self) { try fileless.validate() }
    var nowhere = ServerConfiguration()
    nowhere.host = ""
    #expect(throws: ConfigurationError.self) { try nowhere.validate() }
  }

  @Test("a search attribute may be given twice, but not with two types")
  func searchAttributeTwice() throws {
    var configuration = ServerConfiguration()
    configuration.searchAttributes = [.init(name: "Colour", type: .keyword), .init(name: "Colour", type: .keyword)]
    try configuration.validate()
    configuration.searchAttributes.append(.init(name: "Colour", type: .int))
    #expect(throws: ConfigurationError("search attribute \"Colour\" is given two types")) { try configuration.validate() }
  }

  @Test("a name that the system uses is no custom search attribute", arguments: ["WorkflowId", "TemporalAnything"])
  func reservedSearchAttribute(name: String) {
    var configuration = ServerConfiguration()
    configuration.searchAttributes = [.init(name: name, type: .text)]
    #expect(throws: ConfigurationError("search attribute \"\(name)\" is reserved by the system")) { try configuration.validate() }
  }

  @Test("the summary shows every setting")
  func summary() throws {
    var configuration = ServerConfiguration()
    configuration.storage = .file("state.db")
    configuration.namespaces = ["shop"]
    configuration.searchAttributes = [.init(name: "Colour", type: .keyword)]
    configuration.pragmas = ["cache_size": "100"]
    configuration.dynamicConfiguration = try DynamicConfiguration(parsing: [#"a.b={"y":[1,"two"],"x":null}"#])
    #expect(
      configuration.summary == """
        host: 127.0.0.1
        port: 7233
        storage: state.db
        retention: 86400s
        namespaces:
          - default
          - temporal-system
          - shop
        searchAttributes:
          Colour: Keyword
        sqlitePragmas:
          cache_size: 100
        dynamicConfiguration:
          a.b: {"x":null,"y":[1,"two"]}
        """)
  }
}
