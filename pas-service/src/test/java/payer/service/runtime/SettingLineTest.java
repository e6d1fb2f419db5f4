package payer.service.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingLineTest {
    @Test
    void an_equals_sign_parts_name_and_value() {
        assertEquals(new SettingLine("MA-1", "medicare-advantage"), read("MA-1=medicare-advantage"));
        assertEquals(new SettingLine("MA-1", "medicare-advantage"), read("  MA-1  =  medicare-advantage "));
    }

    @Test
    void names_of_a_directory_and_addresses_may_hold_one_themselves() {
        assertEquals(new SettingLine("CN=Nurses,OU=UM", "nurse"), read("CN=Nurses,OU=UM = nurse"));
        assertEquals(new SettingLine("us", "https://keys.example/?of=us"), read("us=https://keys.example/?of=us"));
    }

    @Test
    void a_line_without_name_or_value_is_refused_with_its_setting_and_shape() {
        for (var line : List.of("alone", "= value", "name =", "name = ")) {
            var refused = assertThrows(IllegalArgumentException.class, () -> read(line));
            assertTrue(String.valueOf(refused.getMessage())
                    .startsWith("some.setting has a line that is not 'name = value'"));
        }
    }

    @Test
    void of_a_name_twice_the_later_line_counts() {
        assertEquals(
                Map.of("a", "2", "b", "1"),
                SettingLine.byName("some.setting", "name = value", List.of("a = 1", "b = 1", "a = 2")));
    }

    private static SettingLine read(String line) {
        return SettingLine.read("some.setting", "name = value", line);
    }
}
