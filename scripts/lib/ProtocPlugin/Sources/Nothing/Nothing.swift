// A package needs one target; the plugin is swift-protobuf's own product.
