import CYaml

/// The events of a YAML file as reported by libyaml, each as a string, with every scalar as text.
enum LibYAML {
  /// The events of a file; nil where libyaml rejects it.
  static func events(_ bytes: [UInt8]) -> [String]? {
    var parser = yaml_parser_t()
    guard yaml_parser_initialize(&parser) == 1 else { return nil }
    defer { yaml_parser_delete(&parser) }
    return bytes.withUnsafeBufferPointer { buffer in
      var nothing: UInt8 = 0
      return withUnsafePointer(to: &nothing) { empty -> [String]? in
        yaml_parser_set_input_string(&parser, buffer.baseAddress ?? empty, buffer.count)
        var result: [String] = []
        while true {
          var event = yaml_event_t()
          guard yaml_parser_parse(&parser, &event) == 1 else { return nil }
          defer { yaml_event_delete(&event) }
          if event.type == YAML_STREAM_END_EVENT { return result }
          if let line = describe(event) { result.append(line) }
        }
      }
    }
  }

  private static func describe(_ event: yaml_event_t) -> String? {
    switch event.type {
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      let mark = scalar.anchor != nil || scalar.tag != nil ? "!" : ""
      return "=\(mark)" + String(decoding: bytes, as: UTF8.self)
    case YAML_MAPPING_START_EVENT: return "{"
    case YAML_MAPPING_END_EVENT: return "}"
    case YAML_SEQUENCE_START_EVENT: return "["
    case YAML_SEQUENCE_END_EVENT: return "]"
    case YAML_ALIAS_EVENT: return "*"
    case YAML_DOCUMENT_START_EVENT: return "---"
    default: return nil
    }
  }
}
