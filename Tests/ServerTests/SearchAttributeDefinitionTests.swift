import Server
import Testing

@Suite("Search attributes on the command line")
struct SearchAttributeDefinitionTests {
  @Test("every type is read by its name, in any case", arguments: SearchAttributeDefinition.ValueType.allCases)
  func types(type: SearchAttributeDefinition.ValueType) throws {
    #expect(try SearchAttributeDefinition(parsing: "A=\(type.name)") == SearchAttributeDefinition(name: "A", type: type))
    #expect(try SearchAttributeDefinition(parsing: "A=\(type.name.lowercased())").type == type)
  }

  @Test(
    "what is no KEY=TYPE is refused with the culprit named",
    arguments: [("Colour", "Colour"), ("=Text", "=Text"), ("Colour=Rainbow", "Rainbow"), ("C lour=Text", "C lour")])
  func refusals(text: String, culprit: String) throws {
    let error = #expect(throws: ConfigurationError.self) { try SearchAttributeDefinition(parsing: text) }
    #expect(try #require(error).description.contains("\"\(culprit)\""))
  }
}
