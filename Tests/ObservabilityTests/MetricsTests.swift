import Testing

@testable import Observability

@Suite("Metrics")
struct MetricsTests {
  @Test("counters, gauges and histograms are written as Prometheus reads them, in order")
  func text() {
    let metrics = Metrics()
    let calls = metrics.counter("b_calls", "Calls.", labels: ["namespace", "operation"])
    calls.series("x", "Start").add()
    calls.series("x", "Start").add(2)
    calls.series("a\"b\\c\nd", "Stop").add()
    metrics.gauge("c_open", "Open.").series().set(-3)
    metrics.histogram("a_size", "Sizes.", bounds: [1, 2.5]).series().observe(2)
    metrics.gauge("d_now", "Now.", labels: ["kind"]) { [.init(["one"], 1.5), .init(["two"], .infinity)] }
    #expect(
      metrics.text == """
        # HELP a_size Sizes.
        # TYPE a_size histogram
        a_size_bucket{le="1"} 0
        a_size_bucket{le="2.5"} 1
        a_size_bucket{le="+Inf"} 1
        a_size_sum 2
        a_size_count 1
        # HELP b_calls Calls.
        # TYPE b_calls counter
        b_calls{namespace="a\\"b\\\\c\\nd",operation="Stop"} 1
        b_calls{namespace="x",operation="Start"} 3
        # HELP c_open Open.
        # TYPE c_open gauge
        c_open -3
        # HELP d_now Now.
        # TYPE d_now gauge
        d_now{kind="one"} 1.5
        d_now{kind="two"} +Inf

        """)
  }

  @Test("a value belongs to the range that ends with it, and what is above all ranges is counted")
  func ranges() {
    let histogram = Metrics().histogram("h", "", bounds: [1, 2, 5]).series()
    for value in [0, 1, 1.5, 2, 5, 6] { histogram.observe(value) }
    histogram.observe(.milliseconds(2500))
    #expect(histogram.snapshot == .init(cumulative: [2, 4, 6], count: 7, sum: 18))
  }

  @Test("a family without series is not shown, and one with too many puts the rest together")
  func tooMany() {
    let metrics = Metrics()
    let family = metrics.counter("names", "Names.", labels: ["name"])
    #expect(metrics.text.isEmpty)
    for number in 0..<Family<Counter>.maximumSeries + 50 { family.series("\(number)").add() }
    #expect(metrics.text.split(separator: "\n").count == 2 + Family<Counter>.maximumSeries + 1)
    #expect(metrics.text.contains("names{name=\"_other_\"} 50\n"))
  }
}
