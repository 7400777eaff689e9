namespace Differentiable.Analyzers.Tests.Docs;

/// <summary>What other compilers report about differentiability: the names of Swift's diagnostics, and the codes of Slang's.</summary>
internal static class OtherCompilers
{
    /// <summary>Of the transformation, then of attributes, rules and types.</summary>
    public static IReadOnlyList<string> Swift { get; } =
    [
        "autodiff_internal_swift_not_imported", "autodiff_differentiation_module_not_imported", "autodiff_conversion_to_linear_function_not_supported",
        "autodiff_function_not_differentiable_error", "autodiff_expression_not_differentiable_error", "autodiff_expression_not_differentiable_note",
        "autodiff_when_differentiating_function_call", "autodiff_when_differentiating_function_definition",
        "autodiff_implicitly_inherited_differentiable_attr_here", "autodiff_jvp_control_flow_not_supported", "autodiff_control_flow_not_supported",
        "autodiff_missing_return", "autodiff_external_nondifferentiable_function", "autodiff_opaque_function_not_differentiable",
        "autodiff_private_derivative_from_fragile", "autodiff_function_noderivative_parameter_not_differentiable",
        "autodiff_function_assoc_func_unmet_requirements", "autodiff_nondifferentiable_argument", "autodiff_nondifferentiable_argument_closure_thunk",
        "autodiff_nondifferentiable_argument_closure_active", "autodiff_nondifferentiable_result", "autodiff_protocol_member_not_differentiable",
        "autodiff_class_member_not_differentiable", "autodiff_member_subset_indices_not_differentiable",
        "autodiff_cannot_param_subset_thunk_partially_applied_orig_fn", "autodiff_cannot_differentiate_through_multiple_results",
        "autodiff_cannot_differentiate_through_inout_arguments", "autodiff_cannot_differentiate_through_direct_yield", "autodiff_enums_unsupported",
        "autodiff_stored_property_parent_not_differentiable", "autodiff_stored_property_not_differentiable", "autodiff_stored_property_tangent_not_struct",
        "autodiff_stored_property_no_corresponding_tangent", "autodiff_tangent_property_wrong_type", "autodiff_tangent_property_not_stored",
        "autodiff_coroutines_not_supported", "autodiff_cannot_differentiate_writes_to_global_variables",
        "autodiff_cannot_differentiate_writes_to_mutable_captures", "autodiff_nonvaried_result", "differentiable_attr_duplicate",
        "differentiable_attr_duplicate_note", "differentiable_attr_protocol_req_where_clause",
        "differentiable_attr_class_member_dynamic_self_result_unsupported", "differentiable_attr_nonfinal_class_init_unsupported",
        "differentiable_attr_empty_where_clause", "differentiable_attr_where_clause_for_nongeneric_original", "differentiable_attr_layout_req_unsupported",
        "overriding_decl_missing_differentiable_attr", "protocol_witness_missing_differentiable_attr_invalid_context",
        "derivative_attr_expected_result_tuple", "derivative_attr_invalid_result_tuple_value_label", "derivative_attr_invalid_result_tuple_func_label",
        "derivative_attr_result_func_type_mismatch", "derivative_attr_result_func_type_mismatch_note", "derivative_attr_result_func_original_note",
        "derivative_attr_original_stored_property_unsupported", "derivative_attr_class_member_dynamic_self_result_unsupported",
        "derivative_attr_nonfinal_class_init_unsupported", "derivative_attr_unsupported_accessor_kind", "derivative_attr_class_setter_unsupported",
        "derivative_attr_protocol_requirement_unsupported", "derivative_attr_original_already_has_derivative", "derivative_attr_duplicate_note",
        "derivative_attr_access_level_mismatch", "derivative_attr_fix_access", "derivative_attr_static_method_mismatch_original",
        "derivative_attr_static_method_mismatch_original_note", "derivative_attr_static_method_mismatch_fix",
        "transpose_attr_invalid_linearity_parameter_or_result", "transpose_attr_cannot_use_named_wrt_params", "transpose_attr_wrt_self_must_be_static",
        "transpose_attr_wrt_self_self_type_mismatch_note", "transpose_attr_static_method_mismatch_original",
        "transpose_attr_static_method_mismatch_original_note", "transpose_attr_static_method_mismatch_fix", "autodiff_attr_original_decl_ambiguous",
        "autodiff_attr_original_decl_ambiguous_candidate", "autodiff_attr_original_decl_none_valid", "autodiff_attr_original_decl_invalid_kind",
        "autodiff_attr_original_decl_missing_accessor", "autodiff_attr_original_decl_type_mismatch", "autodiff_attr_original_decl_not_same_type_context",
        "autodiff_attr_original_void_result", "autodiff_attr_result_not_differentiable", "autodiff_attr_opaque_result_type_unsupported",
        "diff_function_no_parameters", "diff_params_clause_param_name_unknown", "diff_params_clause_self_instance_method_only",
        "diff_params_clause_self_must_be_first", "diff_params_clause_params_not_original_order", "diff_params_clause_param_index_out_of_range",
        "diff_params_clause_no_inferred_parameters", "diff_params_clause_param_not_differentiable",
        "differentiable_nondiff_type_implicit_noderivative_fixit", "differentiable_immutable_wrapper_implicit_noderivative_fixit",
        "differentiable_let_property_implicit_noderivative_fixit", "differentiable_function_type_invalid_parameter",
        "differentiable_function_type_invalid_result",
    ];

    public static IReadOnlyList<string> Slang { get; } =
    [
        "30055", "30096", "30097", "30118", "30121", "30123", "30125", "30310", "30311", "30313", "30314", "30510", "30512", "30514", "30519", "31130",
        "31131", "31132", "31147", "31148", "31149", "31150", "31151", "31152", "31153", "31154", "31156", "31157", "31158", "31159", "31162", "31214",
        "33076", "38031", "38032", "38033", "38034", "38035", "38036", "38037", "38110", "41022", "41025", "41031", "41901", "42050", "55201", "55212",
        "-1",
    ];
}
