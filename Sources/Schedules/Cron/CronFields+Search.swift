import Foundation

extension CronFields {
  /// The first second after `second` (both of the Unix epoch) whose time of day and date in the zone fit; nil when there is none within five years.
  ///
  /// It is a real moment that fits, so a time that a change of clocks leaves out is passed over, and one that it repeats comes twice.
  func first(after second: Int64, in zone: TimeZone) -> Int64? {
    var moment = second - second.remainder(of: 60) + 60
    var local = LocalTime(moment, in: zone)
    let lastYear = local.year + 5
    while local.year <= lastYear {
      let next: Int64
      if !months.contains(local.month) || !admits(day: local.day, weekday: local.weekday) {

        next = LocalTime.startOfDay(after: moment, in: zone)
      } else if !hours.contains(local.hour) {
        next = moment + Int64(60 - local.minute) * 60
      } else if !minutes.contains(local.minute) {
        next = moment + 60
      } else {
        return moment
      }
      moment = next
      local = LocalTime(moment, in: zone)
    }
    return nil
  }
}
